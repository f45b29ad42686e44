package dev.annals.command.intake;

import dev.annals.api.interaction.Receipt;
import dev.annals.api.interaction.Receipt.Status;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What senders are told. */
final class Answers {

    private static final Success SUCCESS = new Success(true);

    private Answers() {}

    /** Everything is durable; answered to clients of the Segment API, which read no more than that. */
    static ResponseEntity<Success> success(long position) {
        return at(HttpStatus.OK, position).body(SUCCESS);
    }

    /** Everything is durable up to the highest position of the receipts. */
    static ResponseEntity<Success> success(List<Receipt> receipts) {
        return success(position(receipts));
    }

    /** What became of each item: 200 when all are recorded, now or before, else 207. */
    static ResponseEntity<ItemAnswers> items(List<Receipt> receipts) {
        boolean allRecorded = receipts.stream()
                .allMatch(receipt -> receipt.status() == Status.STORED || receipt.status() == Status.DUPLICATE);
        return at(allRecorded ? HttpStatus.OK : HttpStatus.MULTI_STATUS, position(receipts))
                .body(new ItemAnswers(receipts.stream().map(ItemAnswer::of).toList()));
    }

    private static ResponseEntity.BodyBuilder at(HttpStatus status, long position) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Annals-Position", Long.toString(position));
    }

    private static long position(List<Receipt> receipts) {
        return receipts.stream().mapToLong(Receipt::position).max().orElse(0);
    }

    /** @param success always true */
    record Success(boolean success) {}

    /** @param items in the order in which they were sent */
    record ItemAnswers(List<ItemAnswer> items) {}

    /**
     * What became of an item.
     *
     * @param messageId its messageId, the one made for it where it had none; null where none could be read
     * @param status {@code stored}, {@code duplicate}, {@code quarantined} or {@code refused}
     * @param reason why it was not simply stored
     */
    record ItemAnswer(
            @Nullable String messageId,
            String status,
            @Nullable String reason) {

        static ItemAnswer of(Receipt receipt) {
            return new ItemAnswer(
                    receipt.messageId(), receipt.status().name().toLowerCase(Locale.ROOT), receipt.reason());
        }
    }
}

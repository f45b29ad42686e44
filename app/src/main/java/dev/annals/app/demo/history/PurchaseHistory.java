package dev.annals.app.demo.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A file of purchases, one a line: customer, date as {@code yyyyMMdd}, number of items, dollars; the first line names the
 * columns. It is read line by line, each time anew.
 */
public final class PurchaseHistory {

    private static final String CDNOW = "/demo/CDNOW_master.txt";

    private final Supplier<InputStream> file;

    /** @param file opens the file */
    public PurchaseHistory(Supplier<InputStream> file) {
        this.file = file;
    }

    /** The history of an online CD shop that Annals carries along; its README beside it names the source. */
    public static PurchaseHistory cdnow() {
        return new PurchaseHistory(() -> {
            InputStream resource = PurchaseHistory.class.getResourceAsStream(CDNOW);
            if (resource == null) {
                throw new IllegalStateException("The jar does not hold " + CDNOW + ": build it again");
            }
            return resource;
        });
    }

    /**
     * Tells every purchase in the order of the file.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public void tell(Consumer<Purchase> listener) {
        Map<String, Integer> purchases = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file.get(), StandardCharsets.US_ASCII))) {
            lines.readLine();
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    listener.accept(purchase(line, number, purchases));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each customer must have at the end. */
    public Map<String, Account> accounts() {
        Map<String, Account> accounts = new HashMap<>();
        tell(purchase -> accounts.merge(
                purchase.identifier().value(), new Account(1, purchase.quantity(), purchase.cents()), Account::plus));
        return accounts;
    }

    private static Purchase purchase(String line, int number, Map<String, Integer> purchases) {
        try {
            String[] cells = line.strip().split("\\s+", -1);
            return new Purchase(
                    cells[0],
                    purchases.merge(cells[0], 1, Integer::sum),
                    LocalDate.parse(cells[1], DateTimeFormatter.BASIC_ISO_DATE),
                    Integer.parseInt(cells[2]),
                    new BigDecimal(cells[3]).movePointRight(2).longValueExact());
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(
                    "Line " + number + " of the purchase history is not: customer, date as yyyyMMdd, quantity, dollars",
                    unreadable);
        }
    }

    /**
     * What was bought together.
     *
     * @param purchases how many purchases
     * @param quantity how many items
     * @param cents what they cost, in US cents
     */
    public record Account(int purchases, int quantity, long cents) {

        public static final Account NONE = new Account(0, 0, 0);

        public Account plus(Account other) {
            return new Account(purchases + other.purchases, quantity + other.quantity, cents + other.cents);
        }
    }
}

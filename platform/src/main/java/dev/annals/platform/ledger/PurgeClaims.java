package dev.annals.platform.ledger;

import dev.annals.platform.ledger.Verdict.Broken;
import dev.annals.platform.sealing.PurgedForm;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds rows that say they were purged to the events behind them that say so as well: a row is as it should be when the id
 * of its event is the hash of all rows that name this event.
 */
final class PurgeClaims {

    private record Claim(long first, PurgedRows rows) {}

    private final Map<UUID, Claim> claims = new HashMap<>();

    /** Takes the next row of the log. */
    void see(LogRow row) {
        if (PurgedForm.is(row.payload())) {
            claims.computeIfAbsent(PurgedForm.purge(row.payload()), id -> new Claim(row.position(), new PurgedRows()))
                    .rows()
                    .add(row);
        } else if (row.payloadType().equals(PurgedRows.EVENT)) {
            Claim claim = claims.get(row.id());
            if (claim != null && claim.rows().id().equals(row.id())) {
                claims.remove(row.id());
            }
        }
    }

    /** What is wrong at the end of the log: the first row whose purge no event vouches for. */
    Optional<Verdict> unsaid() {
        return claims.values().stream().mapToLong(Claim::first).min().stream()
                .mapToObj(position -> (Verdict) new Broken(
                        position,
                        position,
                        "The event was emptied, and no event of the log says that just this was purged. If Annals purges"
                                + " right now, verify again when it has done so"))
                .findFirst();
    }
}

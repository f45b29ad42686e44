package dev.annals.query.consent;

import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.Said;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.crypto.SignedJson;
import dev.annals.query.consent.ConsentReads.Located;
import dev.annals.query.consent.ConsentReads.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Makes signed receipts of what people decided. */
public final class Receipts {

    private final ConsentReads consents;
    private final PurposeBook book;
    private final SignedJson signer;

    public Receipts(ConsentReads consents, PurposeBook book, SignedJson signer) {
        this.consents = consents;
        this.book = book;
        this.signer = signer;
    }

    /**
     * The receipt of one of a person's records.
     *
     * @param asked any fragment of the person
     * @param record the id of the record
     * @throws Rejected with {@code NOT_FOUND} when nobody is known by the fragment, or the record is not the person's
     */
    ObjectNode of(FragmentId asked, UUID record) {
        Person person = consents.person(asked, null, null);
        Located located = find(person, record)
                .orElseThrow(
                        () -> new Rejected(Rejection.NOT_FOUND, "The person has no record of a decision of this id."));
        ConsentTerms terms = terms(located);
        List<Located> records = new ArrayList<>();
        if (terms.answers() != null) {
            find(person, terms.answers()).ifPresent(records::add);
        }
        records.add(located);
        Purposes purposes =
                book.edition(terms.catalogue()).orElseGet(book::edition).purposes();
        return signer.sign(
                new Receipt(purposes, records).json(), located.entry().recordedAt());
    }

    private static Optional<Located> find(Person person, UUID record) {
        return person.find(record).filter(each -> each.entry().said() != null);
    }

    private static ConsentTerms terms(Located located) {
        Said said = located.entry().said();
        if (said == null) {
            throw new IllegalStateException("A use is no decision");
        }
        return said.terms();
    }
}

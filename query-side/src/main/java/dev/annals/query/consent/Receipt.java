package dev.annals.query.consent;

import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.Said;
import dev.annals.api.consent.ShownNotice;
import dev.annals.platform.consent.Controller;
import dev.annals.platform.consent.Languages;
import dev.annals.platform.consent.LawfulBasis;
import dev.annals.platform.consent.Notice;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.ReceiptCheck;
import dev.annals.platform.consent.Recipient;
import dev.annals.query.consent.ConsentReads.Located;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The receipt of a decision: a copy of its record in the fields of ISO/IEC TS 27560:2023, as the DPVCG's guide maps them
 * to the Data Privacy Vocabulary (https://w3id.org/dpv/guides/consent-27560). It names the person by the id of the fragment
 * by which it was said, which tells nothing outside of the installation, and is the same whenever it is asked for.
 *
 * @param purposes the catalogue that was in force when the decision was recorded
 * @param records the records that led to the decision, oldest first, the decision last
 */
record Receipt(Purposes purposes, List<Located> records) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The receipt without its signature. */
    ObjectNode json() {
        Located located = records.getLast();
        Said said = Objects.requireNonNull(located.entry().said());
        ConsentTerms terms = said.terms();
        Purpose purpose = purposes.find(terms.key().purpose()).orElse(null);
        ObjectNode receipt = JSON.createObjectNode();
        receipt.set("@context", ReceiptContext.CONTEXT.deepCopy());
        UUID id = UUID.nameUUIDFromBytes(("receipt " + said.record()).getBytes(StandardCharsets.US_ASCII));
        receipt.put("@id", "urn:uuid:" + id);
        receipt.put("@type", "dpv:ConsentRecord");
        receipt.put("schema_version", ReceiptCheck.PROFILE);
        receipt.put("receipt_id", id.toString());
        receipt.put("record_id", said.record().toString());
        receipt.put("pii_principal_id", located.fragment().toString());
        processing(receipt.putArray("processing").addObject(), terms, purpose);
        parties(receipt.putArray("parties"), terms, purpose);
        ArrayNode events = receipt.putArray("events");
        records.forEach(each -> event(events.addObject(), each));
        return receipt;
    }

    private void processing(ObjectNode into, ConsentTerms terms, @Nullable Purpose purpose) {
        ShownNotice shown = terms.notice();
        String language = shown == null ? "en" : shown.language();
        if (shown != null) {
            notice(into.putObject("privacy_notice"), shown);
        }
        into.put("language", language);
        into.put("purpose", purpose == null ? terms.key().purpose() : purpose.name(List.of(language)));
        into.put("purpose_type", terms.key().purpose());
        into.put("service", terms.key().channel());
        String jurisdiction = Objects.requireNonNullElse(terms.jurisdiction(), purposes.jurisdiction());
        into.put("jurisdiction", jurisdiction);
        into.put("collection_method", terms.method());
        ArrayNode controllers = into.putArray("pii_controllers");
        controllers.add(party(terms.key().controller()));
        into.put("withdrawal_method", "The link to preferences in every message; or any other word to the controller.");
        if (purpose == null) {
            return;
        }
        Languages.best(purpose.descriptions(), List.of(language)).ifPresent(text -> into.put("description", text));
        into.put("lawful_basis", basis(purpose.basis(jurisdiction)));
        ArrayNode data = into.putArray("pii_information");
        purpose.data().forEach(category -> data.addObject().put("pii_type", category));
        if (purpose.retention() != null) {
            into.put("retention_period", purpose.retention().toString());
        }
        ArrayNode stored = into.putArray("storage_locations");
        stored.add(controller(terms).map(Controller::address).orElse("with the controller"));
        ArrayNode recipients = into.putArray("recipient_third_parties");
        purpose.recipients().forEach(recipient -> recipients.add(party(recipient.name())));
    }

    private void notice(ObjectNode into, ShownNotice shown) {
        into.put("id", shown.notice());
        into.put("version", shown.version());
        into.put("language", shown.language());
        if (shown.hash() != null) {
            into.put("sha256", shown.hash());
        }
        purposes.notice(shown.notice(), shown.version())
                .map(Notice::texts)
                .flatMap(texts -> Optional.ofNullable(texts.get(shown.language())))
                .ifPresent(wording -> {
                    into.put("title", wording.title());
                    if (wording.url() != null) {
                        into.put("url", wording.url());
                    }
                });
    }

    private void parties(ArrayNode into, ConsentTerms terms, @Nullable Purpose purpose) {
        ObjectNode controller = into.addObject();
        controller.put("party_id", party(terms.key().controller()));
        controller.put("party_type", "dpv:DataController");
        controller.put(
                "party_name",
                controller(terms).map(Controller::name).orElse(terms.key().controller()));
        controller(terms).ifPresent(known -> {
            putIfKnown(controller, "party_address", known.address());
            putIfKnown(controller, "party_contact", known.contact());
            putIfKnown(controller, "party_url", known.url());
        });
        if (purpose != null) {
            purpose.recipients().forEach(recipient -> recipient(into.addObject(), recipient));
        }
    }

    private static void recipient(ObjectNode into, Recipient recipient) {
        into.put("party_id", party(recipient.name()));
        into.put("party_type", "dpv:ThirdParty");
        into.put("party_name", recipient.name());
        putIfKnown(into, "party_address", recipient.country());
        putIfKnown(into, "transfer_mechanism", recipient.transfer());
    }

    private static void event(ObjectNode into, Located located) {
        Said said = Objects.requireNonNull(located.entry().said());
        ConsentTerms terms = said.terms();
        into.put("event_time", terms.at().toString());
        into.put("validity_duration", terms.until() == null ? "dpv:EndlessDuration" : "until " + terms.until());
        into.put("entity_id", terms.expressedBy().wireName());
        into.put("event_type", type(terms.expressedBy()));
        into.put("event_state", state(said.state()));
        into.put("expression_method", terms.method());
        ObjectNode proof = into.putObject("log");
        proof.put("event", located.entry().record().toString());
        proof.put("position", located.entry().position());
        proof.put("recorded", located.entry().recordedAt().toString());
    }

    private Optional<Controller> controller(ConsentTerms terms) {
        return purposes.controller(terms.key().controller());
    }

    private static void putIfKnown(ObjectNode into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }

    private static String party(String key) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("party " + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String type(ExpressedBy by) {
        return by == ExpressedBy.DEVICE ? "dpv:ImpliedConsent" : "dpv:ExpressedConsent";
    }

    private static String basis(LawfulBasis basis) {
        return switch (basis) {
            case CONSENT -> "dpv:Consent";
            case LEGITIMATE_INTEREST -> "dpv:LegitimateInterest";
            case PUBLIC_TASK -> "dpv:PublicInterest";
            case OPT_OUT -> "dpv:LegalBasis";
            case CONTRACT -> "dpv:Contract";
            case LEGAL_OBLIGATION -> "dpv:LegalObligation";
            case VITAL_INTEREST -> "dpv:VitalInterest";
        };
    }

    private static String state(ConsentState state) {
        return switch (state) {
            case UNKNOWN -> "dpv:ConsentUnknown";
            case REQUESTED -> "dpv:ConsentRequested";
            case EXPIRED -> "dpv:ConsentExpired";
            case GIVEN -> "dpv:ConsentGiven";
            case RENEWED -> "dpv:RenewedConsentGiven";
            case REFUSED -> "dpv:ConsentRefused";
            case WITHDRAWN -> "dpv:ConsentWithdrawn";
            case TERMINATED -> "dpv:ConsentTerminated";
            case INVALIDATED -> "dpv:ConsentInvalidated";
        };
    }
}

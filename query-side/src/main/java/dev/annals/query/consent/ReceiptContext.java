package dev.annals.query.consent;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Says by JSON-LD what each field of a receipt means, inside of the receipt, so that nothing has to be fetched for it. */
final class ReceiptContext {

    static final ObjectNode CONTEXT = (ObjectNode) JsonMapper.shared().readTree("""
            {"dpv": "https://w3id.org/dpv#",
             "dct": "http://purl.org/dc/terms/",
             "prov": "http://www.w3.org/ns/prov#",
             "annals": "urn:annals:receipt:",
             "@vocab": "urn:annals:receipt:",
             "schema_version": {"@id": "dct:conformsTo", "@type": "@id"},
             "receipt_id": "dct:identifier",
             "record_id": "dct:source",
             "pii_principal_id": "dpv:hasDataSubject",
             "processing": "dpv:hasProcess",
             "privacy_notice": "dpv:hasNotice",
             "language": "dct:language",
             "purpose": "dpv:hasPurpose",
             "purpose_type": "dct:type",
             "description": "dct:description",
             "title": "dct:title",
             "service": "dpv:hasService",
             "lawful_basis": {"@id": "dpv:hasLegalBasis", "@type": "@id"},
             "pii_information": "dpv:hasPersonalData",
             "pii_type": "dct:subject",
             "pii_controllers": {"@id": "dpv:hasDataController", "@type": "@id"},
             "recipient_third_parties": {"@id": "dpv:hasRecipient", "@type": "@id"},
             "collection_method": "dpv:hasDataSource",
             "retention_period": "dpv:hasStorageCondition",
             "storage_locations": "dpv:hasLocation",
             "jurisdiction": "dpv:hasJurisdiction",
             "withdrawal_method": "dpv:hasConsentControl",
             "parties": "dpv:hasEntity",
             "party_id": "@id",
             "party_type": {"@id": "dpv:hasRole", "@type": "@id"},
             "party_name": "dpv:hasName",
             "party_address": "dpv:hasAddress",
             "party_contact": "dpv:hasContact",
             "party_url": "dct:references",
             "events": {"@id": "dct:hasPart", "@container": "@list"},
             "event_time": {"@id": "dct:date", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
             "event_state": {"@id": "dpv:hasConsentStatus", "@type": "@id"},
             "event_type": {"@id": "dct:format", "@type": "@id"},
             "validity_duration": "dpv:hasDuration",
             "entity_id": "dpv:isIndicatedBy",
             "expression_method": "dpv:hasIndicationMethod",
             "log": "prov:wasGeneratedBy",
             "proof": {"@id": "https://w3id.org/security#proof", "@type": "@json"}}
            """);

    private ReceiptContext() {}
}

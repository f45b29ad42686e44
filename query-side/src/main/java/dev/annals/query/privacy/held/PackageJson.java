package dev.annals.query.privacy.held;

import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.Purposes;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Profile;
import dev.annals.query.privacy.held.Elsewhere.Story;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a package for machines, as one JSON document. */
final class PackageJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private PackageJson() {}

    static ObjectNode of(AccessPackage held) {
        ObjectNode json = JSON.createObjectNode();
        json.put("profileId", held.profile().id().toString());
        json.put("asOf", held.asOf().toString());
        json.set("controllers", JSON.valueToTree(held.purposes().controllers()));
        profile(json, held.profile());
        json.set("consents", JSON.valueToTree(held.consents()));
        purposes(json.putArray("purposes"), held.purposes());
        ArrayNode events = json.putArray("events");
        held.events().forEach(event -> events.add(JSON.valueToTree(HeldEvent.of(event))));
        json.set("tags", JSON.valueToTree(held.elsewhere().tags()));
        json.set("segments", JSON.valueToTree(held.elsewhere().segments()));
        json.set("computed", JSON.valueToTree(held.elsewhere().computed()));
        json.set("suggestions", JSON.valueToTree(held.elsewhere().suggestions()));
        stories(json.putArray("messages"), held.elsewhere().messages());
        stories(json.putArray("journeys"), held.elsewhere().runs());
        json.set("requests", JSON.valueToTree(held.requests()));
        json.set("quarantine", JSON.valueToTree(held.quarantined()));
        ObjectNode counts = json.putObject("counts");
        counts.put("events", held.events().size());
        counts.set("byKind", JSON.valueToTree(held.byKind()));
        counts.set("streams", JSON.valueToTree(held.streams()));
        count(counts.putObject("messages"), held.elsewhere().messages());
        count(counts.putObject("journeys"), held.elsewhere().runs());
        counts.put("tags", held.elsewhere().tags().size());
        counts.put("reconciles", held.reconciles());
        return json;
    }

    private static void stories(ArrayNode into, List<Story> stories) {
        for (Story story : stories) {
            ObjectNode json = into.addObject();
            json.set("about", JSON.valueToTree(story.about()));
            ArrayNode events = json.putArray("events");
            story.events().forEach(event -> events.add(JSON.valueToTree(HeldEvent.of(event))));
        }
    }

    private static void count(ObjectNode into, List<Story> stories) {
        into.put(
                "events",
                stories.stream().mapToInt(story -> story.events().size()).sum());
        into.set("streams", JSON.valueToTree(stories.stream().map(Story::count).toList()));
    }

    static byte[] bytes(AccessPackage held) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(of(held));
    }

    private static void profile(ObjectNode json, Profile profile) {
        json.set("identifiers", JSON.valueToTree(profile.identifiers()));
        ObjectNode traits = json.putObject("traits");
        new TreeMap<>(profile.traits()).forEach((name, claim) -> {
            ObjectNode trait = traits.putObject(name);
            trait.set("value", JSON.valueToTree(claim.value()));
            trait.put("occurredAt", claim.occurredAt().toString());
            trait.put("source", claim.source());
            trait.set("others", JSON.valueToTree(profile.others().getOrDefault(name, List.of())));
        });
        json.set("groups", JSON.valueToTree(profile.groups().keySet()));
        ObjectNode derived = json.putObject("derived");
        derived.set(
                "firstSeen",
                JSON.valueToTree(
                        profile.first() == null ? null : profile.first().at()));
        derived.set(
                "lastSeen",
                JSON.valueToTree(profile.last() == null ? null : profile.last().at()));
        derived.set("interactionsByType", JSON.valueToTree(profile.types()));
        derived.set("interactionsByName", JSON.valueToTree(profile.names()));
        networks(derived.putArray("networks"), profile);
        ArrayNode links = derived.putArray("links");
        profile.members().values().stream()
                .flatMap(member -> member.place().links().stream())
                .distinct()
                .forEach(link -> links.add(JSON.valueToTree(link)));
    }

    private static void networks(ArrayNode into, Profile profile) {
        for (FragmentDocument member : profile.members().values()) {
            Map<String, Instant> networks = member.networks();
            if (networks != null) {
                networks.forEach((address, at) ->
                        into.addObject().put("address", address).put("lastSeen", at.toString()));
            }
        }
    }

    private static void purposes(ArrayNode into, Purposes purposes) {
        for (Purpose purpose : purposes.purposes()) {
            ObjectNode json = into.addObject();
            json.put("key", purpose.key());
            json.set("name", JSON.valueToTree(purpose.names()));
            json.set("description", JSON.valueToTree(purpose.descriptions()));
            json.put("basis", purpose.basis(purposes.jurisdiction()).wireName());
            json.set("channels", JSON.valueToTree(purpose.channels()));
            json.set("data", JSON.valueToTree(purpose.data()));
            json.put(
                    "retention",
                    purpose.retention() == null ? null : purpose.retention().toString());
            json.set("recipients", JSON.valueToTree(purpose.recipients()));
        }
    }
}

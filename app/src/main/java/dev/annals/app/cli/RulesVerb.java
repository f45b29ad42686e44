package dev.annals.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Prints the identity rules in force. */
@Command(
        name = "rules",
        description = {
            "Prints the identity rules in force as they were published; who published them, and how far they are applied",
            "to the past, goes to standard error."
        })
final class RulesVerb implements Runnable {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        JsonNode rules = target.api().get("/api/v1/identity/rules");
        output.remark(remark(rules));
        output.result(rules, () -> rules.path("text").asString("").stripTrailing());
    }

    private static String remark(JsonNode rules) {
        String by = rules.path("by").asString("");
        JsonNode application = rules.path("application");
        return "version " + rules.path("version").asInt()
                + (by.isEmpty()
                        ? ", as it came"
                        : ", published by " + by + " at " + rules.path("at").asString(""))
                + (rules.path("retroactive").asBoolean(false) ? ", for the past as well" : "")
                + (application.isObject() ? progress(application) : "");
    }

    private static String progress(JsonNode application) {
        boolean isDone = application.path("state").asString("").equals("done");
        return (isDone ? "; applied: " : "; being applied: ")
                + application.path("identifiers").asLong() + " identifiers looked at"
                + (application.path("remaining").isNumber() && !isDone
                        ? ", " + application.path("remaining").asLong() + " to go"
                        : "")
                + ", " + application.path("split").asLong() + " profiles split off, "
                + application.path("merged").asLong() + " merged";
    }
}

package dev.annals.app.demo;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What the API answered.
 *
 * @param status the HTTP status
 * @param position the log position it reflects, or that the written can be read from; empty where it names none
 * @param body the JSON
 */
record Answer(int status, OptionalLong position, JsonNode body) {

    boolean isGood() {
        return status / 100 == 2;
    }

    /** The answer to a call that must succeed. */
    Answer orFail(String what) {
        if (!isGood()) {
            throw new DemoFailure(what + " was answered with " + status + " "
                    + body.path("code").asString("") + ": "
                    + body.path("detail").asString(""));
        }
        return this;
    }
}

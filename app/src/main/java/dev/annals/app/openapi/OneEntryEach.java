package dev.annals.app.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Leaves one entry for each endpoint in the description of the API: no second one with a slash behind it, no short form
 * such as {@code /v1/t}, and the same ids whatever order controllers are found in.
 */
final class OneEntryEach implements OpenApiCustomizer {

    private static final Pattern ALIAS = Pattern.compile(".+/|/v1/[a-z]/?");
    private static final Pattern NUMBER = Pattern.compile("_\\d+$");

    @Override
    public void customise(OpenAPI description) {
        if (description.getPaths() == null) {
            return;
        }
        description.getPaths().keySet().removeIf(path -> ALIAS.matcher(path).matches());
        Map<String, Operation> firsts = new TreeMap<>();
        for (Map.Entry<String, PathItem> entry : new TreeMap<>(description.getPaths()).entrySet()) {
            for (Operation operation : entry.getValue().readOperations()) {
                String id = NUMBER.matcher(operation.getOperationId()).replaceFirst("");
                boolean isFirst = firsts.putIfAbsent(id, operation) == null;
                operation.setOperationId(isFirst ? id : id + "." + lastWord(entry.getKey()));
            }
        }
    }

    private static String lastWord(String path) {
        String plain = path.replaceAll("[{}]", "");
        return plain.substring(plain.lastIndexOf('/') + 1);
    }
}

package dev.annals.platform.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a file of configuration, YAML 1.1 or JSON, into places that know where they stand. */
public final class YamlFile {

    private static final int LARGEST = 1_000_000;
    private static final int DEEPEST = 120;

    private YamlFile() {}

    /**
     * The outermost object of a file; empty, with the reason among the flaws, when it is none.
     *
     * @param text the whole file, at most 1,000,000 characters, 120 levels deep, without aliases
     * @param flaws where everything that is wrong goes
     */
    public static Optional<YamlObject> read(String text, Flaws flaws) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LARGEST);
        try {
            Node node = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (node instanceof MappingNode mapping) {
                return Optional.of(new YamlObject(mapping, flaws));
            }
            flaws.add(node == null ? start() : node.getStartMark(), "An object with named members is expected here.");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? start() : e.getProblemMark();
            flaws.add(mark, "This is not YAML: " + e.getProblem() + ".");
        } catch (YAMLException e) {
            flaws.add(
                    start(), "This cannot be read: it is too large, too deep, or holds characters that YAML forbids.");
        }
        return Optional.empty();
    }

    private static Mark start() {
        return new Mark("", 0, 0, 0, new int[0], 0);
    }
}

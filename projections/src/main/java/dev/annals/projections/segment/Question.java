package dev.annals.projections.segment;

import dev.annals.api.condition.Condition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A condition that is put to everybody: taken apart into clauses, whose answers are put together bit by bit. */
final class Question {

    private final People people;
    private final Set<Column> columns = new LinkedHashSet<>();
    private final Node whole;

    /** Tells of whom in a block something holds, a bit each; not to be changed. */
    private interface Node {
        long[] of(int block);
    }

    /**
     * Takes a condition apart.
     *
     * @param clauses has what everybody answers to a clause
     */
    Question(Condition condition, People people, Function<Condition, BitColumn> clauses) {
        this.people = people;
        columns.add(people);
        this.whole = node(condition, clauses);
    }

    /** Leaves a condition in one piece. */
    Question(People people, BitColumn answers) {
        this.people = people;
        columns.add(people);
        add(answers);
        this.whole = answers::bits;
    }

    /** Has room made for everybody of a moment; before several threads look. */
    void begin(Moment moment) {
        columns.forEach(each -> each.begin(moment));
    }

    /** The blocks in which anybody's answer is not known. */
    int[] stale(Moment moment) {
        return IntStream.range(0, moment.blocks())
                .filter(block -> columns.stream().anyMatch(each -> each.isStale(block, moment)))
                .toArray();
    }

    /** Has a block say what holds at a moment; answers how many answers it took. */
    int refresh(int block, Moment moment) {
        int looked = 0;
        for (Column each : columns) {
            looked += each.refresh(block, moment);
        }
        return looked;
    }

    /** Of whom in a block it holds; not to be changed. */
    long[] holds(int block) {
        return whole.of(block);
    }

    /** Who in a block is a person; not to be changed. */
    long[] people(int block) {
        return people.bits(block);
    }

    private Node node(Condition condition, Function<Condition, BitColumn> clauses) {
        return switch (condition) {
            case Condition.Everyone ignored -> people::bits;
            case Condition.All it ->
                all(it.of(), clauses, (one, other) -> {
                    for (int word = 0; word < Column.WORDS; word++) {
                        one[word] &= other[word];
                    }
                    return one;
                });
            case Condition.Any it ->
                all(it.of(), clauses, (one, other) -> {
                    for (int word = 0; word < Column.WORDS; word++) {
                        one[word] |= other[word];
                    }
                    return one;
                });
            case Condition.Not it -> not(node(it.of(), clauses));
            case Condition.InSegment it -> members(new Members(it.segment()));
            default -> {
                BitColumn answers = clauses.apply(condition);
                add(answers);
                yield answers::bits;
            }
        };
    }

    private Node all(List<Condition> parts, Function<Condition, BitColumn> clauses, BinaryOperator<long[]> together) {
        List<Node> nodes = parts.stream().map(part -> node(part, clauses)).toList();
        return block -> {
            long[] words = nodes.getFirst().of(block).clone();
            for (Node each : nodes.subList(1, nodes.size())) {
                words = together.apply(words, each.of(block));
            }
            return words;
        };
    }

    private Node not(Node part) {
        return block -> {
            long[] words = part.of(block).clone();
            long[] there = people.bits(block);
            for (int word = 0; word < Column.WORDS; word++) {
                words[word] = there[word] & ~words[word];
            }
            return words;
        };
    }

    private Node members(Members members) {
        add(members);
        return block -> {
            long[] words = people.bits(block).clone();
            for (int word = 0; word < Column.WORDS; word++) {
                words[word] &= members.word(block, word);
            }
            return words;
        };
    }

    /** Those it is made of come first. */
    private void add(Column column) {
        column.sources().forEach(this::add);
        columns.add(column);
    }
}

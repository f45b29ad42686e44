package dev.annals.query.identity.matching;

/** Weighs how two entries agree, by the model and by how frequent the values are on which they agree. */
final class Scoring {

    private static final Field[] FIELDS = Field.values();

    private final Table table;
    private final Model model;

    Scoring(Table table, Model model) {
        this.table = table;
        this.model = model;
    }

    /** The weight of all fields together, in bits, before households are considered. */
    double weight(long agreement, int one, int other) {
        double weight = 0;
        for (Field field : FIELDS) {
            weight += weight(field, agreement, one, other);
        }
        return weight;
    }

    /** The weight of the fields in which members of a household differ. */
    double personalWeight(long agreement, int one, int other) {
        double weight = 0;
        for (Field field : FIELDS) {
            weight += field.isPersonal() ? weight(field, agreement, one, other) : 0;
        }
        return weight;
    }

    /** The weight of one field, in bits. */
    double weight(Field field, long agreement, int one, int other) {
        int level = Agreement.level(agreement, field);
        if (level != field.comparison().exact()) {
            return model.weight(field, agreement);
        }
        Column column = table.column(field);
        return model.weight(field, agreement, fewestHolders(column, one, other), column.filled());
    }

    Model model() {
        return model;
    }

    private static int fewestHolders(Column column, int one, int other) {
        int fewest = Integer.MAX_VALUE;
        for (int mine : column.numbers(one)) {
            for (int theirs : column.numbers(other)) {
                fewest = mine == theirs ? Math.min(fewest, column.holders(mine)) : fewest;
            }
        }
        return fewest;
    }
}

package dev.annals.platform.delivery;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * A filter of Liquid that takes nothing of a size to which only repetition leads, so that a template that feeds a filter
 * with its own results comes to an end.
 */
final class BoundedFilter extends Filter {

    private static final int LONGEST_TEXT = 200_000;
    private static final int LONGEST_LIST = 10_000;
    private static final int LONGEST_NUMBER = 200;

    private final Filter filter;

    BoundedFilter(Filter filter) {
        super(filter.name);
        this.filter = filter;
    }

    @Override
    public @Nullable Object apply(@Nullable Object value, TemplateContext context, Object... parameters) {
        long size = size(value);
        for (Object parameter : parameters) {
            size = name.startsWith("replace") ? size * Math.max(1, size(parameter)) : size + size(parameter);
        }
        if (size > 4L * LONGEST_TEXT) {
            throw tooLarge();
        }
        return filter.apply(value, context, parameters);
    }

    private static long size(@Nullable Object value) {
        return switch (value) {
            case CharSequence text when text.length() > LONGEST_TEXT -> throw tooLarge();
            case CharSequence text -> text.length();
            case Collection<?> list when list.size() > LONGEST_LIST -> throw tooLarge();
            case Object[] list when list.length > LONGEST_LIST -> throw tooLarge();
            case BigDecimal number
            when number.precision() > LONGEST_NUMBER || Math.abs(number.scale()) > LONGEST_NUMBER -> throw tooLarge();
            case BigInteger number when number.bitLength() > 4 * LONGEST_NUMBER -> throw tooLarge();
            case null, default -> 1;
        };
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("A value grew beyond every message");
    }
}

package dev.annals.platform.schema;

import java.util.List;

/** Port: tells what rests on a property of interactions. Rooms and features offer beans of this type. */
public interface PropertyUsers {

    /**
     * Something that rests on a property.
     *
     * @param kind what it is: {@code segment}, {@code trait}, {@code journey}
     * @param key its key
     */
    record User(String kind, String key) {}

    /** What rests on a property, or a trait, of that name. */
    List<User> of(String property);
}

package dev.annals.architecture.planted.query.greeting;

import java.sql.Connection;

/** Goes around the ports. */
public record AsksTheDatabase(Connection connection) {}

package io.loggia.portal.identity.boundary;

/** A thing with the name people know it by. */
public record Ref(String id, String name) {}

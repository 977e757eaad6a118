package io.loggia.portal.platform.control;

/** On the wire: a thing with the name people know it by. */
public record Ref(String id, String name) {}

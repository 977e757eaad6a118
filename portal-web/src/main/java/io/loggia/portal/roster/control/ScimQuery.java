package io.loggia.portal.roster.control;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The query of a SCIM request. */
public final class ScimQuery {

    private ScimQuery() {}

    /** The query as the protocol engine takes it, with its question mark; empty when nothing is asked. */
    public static String of(Map<String, String[]> parameters) {
        if (parameters.isEmpty()) {
            return "";
        }
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "="
                                + encoded(value(parameter.getKey(), parameter.getValue())))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** Whether a value holds the one character that PostgreSQL holds in no text. */
    public static boolean hasNul(Map<String, String[]> parameters) {
        return parameters.values().stream().flatMap(Arrays::stream).anyMatch(value -> value.indexOf('\0') >= 0);
    }

    private static String value(String name, String[] values) {
        String first = values.length == 0 ? "" : values[0];
        return name.equalsIgnoreCase("filter") ? ScimDialect.filter(first) : first;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

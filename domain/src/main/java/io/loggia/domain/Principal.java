package io.loggia.domain;

import java.util.regex.Pattern;

/**
 * One token of an {@link Audience}: {@code *} (every signed-in person), {@code d:ID} (a department with its subtree),
 * {@code g:ID} (a group) or {@code u:ID} (a person). The same text filters SQL, Lucene and the edge.
 */
public record Principal(String token) implements Comparable<Principal> {

    private static final Pattern TOKEN =
            Pattern.compile("\\*|[dgu]:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Principal EVERYONE = new Principal("*");

    /** @throws LoggiaException {@link ErrorCode#INVALID_AUDIENCE} when {@code token} has none of the four forms */
    public Principal {
        if (!TOKEN.matcher(token).matches()) {
            throw new LoggiaException(
                    ErrorCode.INVALID_AUDIENCE, "An audience entry must be '*', 'd:ID', 'g:ID' or 'u:ID'.");
        }
    }

    public static Principal everyone() {
        return EVERYONE;
    }

    public static Principal of(DepartmentId department) {
        return new Principal("d:" + department);
    }

    public static Principal of(GroupId group) {
        return new Principal("g:" + group);
    }

    public static Principal of(PersonId person) {
        return new Principal("u:" + person);
    }

    @Override
    public int compareTo(Principal other) {
        return token.compareTo(other.token);
    }

    @Override
    public String toString() {
        return token;
    }
}

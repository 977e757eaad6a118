package io.loggia.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may see a published item: it is seen by every viewer who carries at least one of these principals. */
public record Audience(Set<Principal> principals) {

    private static final Audience NOBODY = new Audience(Set.of());

    public Audience {
        principals = Set.copyOf(principals);
    }

    /** The audience of an item that was never shared: its owner and admins see it, by role. */
    public static Audience nobody() {
        return NOBODY;
    }

    public static Audience of(Principal... principals) {
        return new Audience(Set.of(principals));
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_AUDIENCE} when a token is malformed */
    public static Audience parse(Collection<String> tokens) {
        return new Audience(tokens.stream().map(Principal::new).collect(Collectors.toUnmodifiableSet()));
    }

    public boolean includes(Viewer viewer) {
        return !Collections.disjoint(principals, viewer.principals());
    }
}

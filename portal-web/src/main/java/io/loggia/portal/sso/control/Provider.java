package io.loggia.portal.sso.control;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provider.
 *
 * @param draft the settings being edited
 * @param active the settings in force; null for a draft
 * @param provedAt when a trial sign-in with exactly this draft and secret went through; null when none did
 * @param provedAdmin whether it gave the one who tried the role of admin
 */
public record Provider(
        UUID id,
        State state,
        ProviderSettings draft,
        @Nullable ProviderSettings active,
        @Nullable Instant secretSetAt,
        @Nullable String secretSetBy,
        @Nullable Instant provedAt,
        boolean provedAdmin,
        Instant updatedAt,
        String updatedBy) {

    public boolean isInForce() {
        return state == State.ACTIVE || state == State.CHANGED;
    }

    /** Where a provider stands. */
    public enum State {
        /** Never put in force. */
        DRAFT,
        ACTIVE,
        /** In force, with changes that are not. */
        CHANGED,
        OFF
    }
}

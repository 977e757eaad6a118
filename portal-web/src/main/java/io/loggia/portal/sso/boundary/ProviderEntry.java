package io.loggia.portal.sso.boundary;

import io.loggia.portal.sso.control.Provider.State;
import io.loggia.portal.sso.control.ProviderSettings;
import org.jspecify.annotations.Nullable;

/**
 * A provider as the set-up page shows it.
 *
 * @param settings the draft
 * @param active what is in force; null when nothing is
 * @param provedAt when a trial sign-in with exactly this draft went through; null when none did
 */
public record ProviderEntry(
        String id,
        State state,
        ProviderSettings settings,
        @Nullable ProviderSettings active,
        String redirectUrl,
        String backChannelLogoutUrl,
        String postLogoutUrl,
        @Nullable String secretSetAt,
        @Nullable String secretSetBy,
        @Nullable String provedAt,
        String updatedAt,
        String updatedBy) {}

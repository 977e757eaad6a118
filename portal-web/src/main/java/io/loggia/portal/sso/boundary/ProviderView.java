package io.loggia.portal.sso.boundary;

import io.loggia.portal.sso.control.Provider;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Draws a provider with the addresses that it has to be told. */
@RequestScoped
class ProviderView {

    @Inject
    private OwnAddress own;

    ProviderEntry of(Provider provider) {
        return new ProviderEntry(
                provider.id().toString(),
                provider.state(),
                provider.draft(),
                provider.active(),
                own.redirectUrl(provider.id()).toString(),
                own.backChannelLogoutUrl(provider.id()).toString(),
                own.postLogoutUrl().toString(),
                text(provider.secretSetAt()),
                provider.secretSetBy(),
                text(provider.provedAt()),
                provider.updatedAt().toString(),
                provider.updatedBy());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}

package io.loggia.portal.identity.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.Sessions.SignedIn;
import io.loggia.portal.platform.control.LoginScope;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The person on whose behalf this request runs. Set once, by the authentication, before any route is reached. */
@RequestScoped
public class CurrentViewer implements LoginScope {

    private @Nullable SignedIn signedIn;
    private @Nullable String address;

    public void set(SignedIn caller) {
        signedIn = caller;
    }

    /** Where the request comes from. */
    public void from(String remote) {
        address = remote;
    }

    @Override
    public String address() {
        return address == null ? "" : address;
    }

    public Optional<SignedIn> signedIn() {
        return Optional.ofNullable(signedIn);
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_SIGNED_IN} when nobody is */
    public Viewer viewer() {
        return require().viewer();
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_SIGNED_IN} when nobody is */
    @Override
    public UUID sessionId() {
        return require().sessionId();
    }

    private SignedIn require() {
        return signedIn().orElseThrow(() -> new LoggiaException(ErrorCode.NOT_SIGNED_IN, "Sign in, then try again."));
    }
}

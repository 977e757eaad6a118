package io.loggia.portal.mail.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.mail.entity.MailSettings;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.platform.control.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** By what server mail goes out. Every method wants the caller's transaction. */
@ApplicationScoped
public class MailSetup {

    private static final String PURPOSE = "mail-password";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.:-]{0,253}[A-Za-z0-9])?");
    private static final Pattern PORTAL =
            Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]{1,260}(?:/[A-Za-z0-9._~/-]*)?");
    private static final Pattern ADDRESS = Pattern.compile("[^\\p{Cntrl}\\s<>\",;:\\\\]+@[^\\p{Cntrl}\\s<>\",;:\\\\]+");
    private static final int LAST_PORT = 65_535;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private SecretBox secrets;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    /**
     * A mail server.
     *
     * @param version grows with every change
     * @param host empty where no mail is sent
     * @param username empty where the server wants none
     * @param portal where letters lead, without a slash at the end
     */
    public record Setup(
            int version,
            String host,
            int port,
            MailSecurity security,
            String username,
            @Nullable String password,
            String senderAddress,
            String senderName,
            String portal,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {

        public boolean sends() {
            return !host.isEmpty();
        }

        @Override
        public String toString() {
            return "Setup[" + security + " " + host + ":" + port + "]";
        }
    }

    /** A change to all of it; a password that is null stays as it is, an empty one goes. */
    public record Wish(
            String host,
            int port,
            MailSecurity security,
            String username,
            @Nullable String password,
            String senderAddress,
            String senderName,
            String portal) {}

    public Setup read() {
        return toSetup(settings());
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_REQUEST} */
    public Setup change(int version, Wish wish, String by) {
        MailSettings settings = settings();
        if (settings.version() != version) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "Somebody else has changed these settings; look at them again.");
        }
        check(wish);
        String host = wish.host().strip();
        boolean isElsewhere = !host.isEmpty() && (!host.equals(settings.host()) || wish.port() != settings.port());
        if (isElsewhere && wish.password() == null && settings.password() != null) {
            // Whoever may set the server must not learn by that what was typed for another.
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "For another server, type the password again.");
        }
        settings.server(
                host, wish.port(), wish.security().name(), wish.username().strip());
        if (wish.password() != null) {
            settings.password(wish.password().isEmpty() ? null : secrets.seal(wish.password(), PURPOSE));
        }
        settings.sender(
                wish.senderAddress().strip(),
                wish.senderName().strip(),
                wish.portal().strip().replaceAll("/+$", ""));
        settings.changed(by, Instant.now());
        entities.flush();
        return toSetup(settings);
    }

    private MailSettings settings() {
        return Objects.requireNonNull(entities.find(MailSettings.class, MailSettings.ONE));
    }

    private static void check(Wish wish) {
        String host = wish.host().strip();
        if (host.isEmpty()) {
            return;
        }
        if (!HOST.matcher(host).matches() || wish.port() < 1 || wish.port() > LAST_PORT) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "A mail server is a host name and a port from 1 to 65535.");
        }
        if (!PORTAL.matcher(wish.portal().strip()).matches()) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "The portal's address must be like https://video.example.com.");
        }
        requireAddress(wish.senderAddress().strip());
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for what is no address */
    public static void requireAddress(String address) {
        if (!isAddress(address)) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "This is no e-mail address.");
        }
    }

    /** Whether it is the address of one person, without a name or anything else around it. */
    public static boolean isAddress(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return false;
        }
        try {
            new InternetAddress(address, true).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    private Setup toSetup(MailSettings settings) {
        String sealed = settings.password();
        String portal = settings.portal();
        boolean isKnown = portal.isEmpty() && !platform.publicUrl.equals("none");
        return new Setup(
                settings.version(),
                settings.host(),
                settings.port(),
                MailSecurity.valueOf(settings.security()),
                settings.username(),
                sealed == null ? null : secrets.open(sealed, PURPOSE),
                settings.senderAddress(),
                settings.senderName(),
                isKnown ? platform.publicUrl.replaceAll("/+$", "") : portal,
                settings.changedBy(),
                settings.changedAt());
    }
}

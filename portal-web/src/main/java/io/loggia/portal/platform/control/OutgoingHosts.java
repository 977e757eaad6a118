package io.loggia.portal.platform.control;

import io.loggia.portal.platform.control.OutgoingException.Reason;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Servers that an admin names and that are called in another language than HTTP, by the same rules as {@link OutgoingHttp}. */
@ApplicationScoped
public class OutgoingHosts {

    @Inject
    @ConfigProperties
    private OutgoingConfig config;

    private AddressGuard guard = new AddressGuard("none");

    @PostConstruct
    void open() {
        guard = new AddressGuard(config.allowed);
    }

    /**
     * Looks whether a host may be called. The Java runtime remembers what a name resolves to, so a connection that
     * follows at once goes where was looked.
     *
     * @param encrypted whether all that counts is said over TLS; without it only listed hosts are called
     * @throws OutgoingException when it may not be called or has no address, with the reason in words
     */
    public void require(String host, boolean encrypted) throws OutgoingException {
        for (InetAddress address : resolve(host)) {
            if (!guard.allows(host, address)) {
                throw new OutgoingException(
                        Reason.NOT_ALLOWED,
                        host + " is at " + address.getHostAddress()
                                + ", which is no public address. The setting loggia.outgoing.allowed can list it.",
                        null);
            }
            if (!encrypted && !guard.isListed(host) && !guard.isListed(address)) {
                throw new OutgoingException(
                        Reason.NOT_ALLOWED,
                        "Without TLS only hosts of the setting loggia.outgoing.allowed are called.",
                        null);
            }
        }
    }

    private static InetAddress[] resolve(String host) throws OutgoingException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new OutgoingException(Reason.UNRESOLVED, host + " has no address.", e);
        }
    }

    /** Sockets that trust what calls by HTTP trust. */
    public SSLSocketFactory sockets() {
        return TrustedAuthorities.context(config.trustedCertificates).getSocketFactory();
    }

    /** How long a connection may take. */
    public Duration connectTimeout() {
        return config.connectTimeout;
    }

    /** How long one answer may take. */
    public Duration answerTimeout() {
        return config.answerTimeout;
    }
}

package io.loggia.portal.platform.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities of the Java runtime, with those of a company's own. */
final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /** @param file PEM file of further authorities; {@code none} for no more */
    static SSLContext context(String file) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            List<Certificate> trusted = new ArrayList<>(ofTheRuntime());
            if (!file.equals("none")) {
                trusted.addAll(read(Path.of(file)));
            }
            for (int i = 0; i < trusted.size(); i++) {
                all.setCertificateEntry("authority-" + i, trusted.get(i));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory(all).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The trusted authorities cannot be set up", e);
        } catch (IOException e) {
            throw new UncheckedIOException("loggia.outgoing.trusted-certificates cannot be read: " + file, e);
        }
    }

    private static List<X509Certificate> ofTheRuntime() throws GeneralSecurityException {
        List<X509Certificate> authorities = new ArrayList<>();
        for (var trust : factory(null).getTrustManagers()) {
            if (trust instanceof X509TrustManager x509) {
                authorities.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return authorities;
    }

    private static List<Certificate> read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}

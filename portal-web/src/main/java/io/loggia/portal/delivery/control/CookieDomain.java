package io.loggia.portal.delivery.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.net.URI;
import java.util.Locale;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/** The domain that portal and CDN share, which signatures in cookies want. */
final class CookieDomain {

    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    private CookieDomain() {}

    /**
     * @param publicUrl the portal's own, or what stands for none
     * @return the domain as cookies want it
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for what is no parent of both, or belongs to others as well
     */
    static String check(String domain, String publicUrl, String base) {
        String plain = domain.strip().toLowerCase(Locale.ROOT).replaceAll("^[.]", "");
        if (!publicUrl.startsWith("https://") || !base.startsWith("https://")) {
            throw refused("Cookies want TLS, and the setting loggia.public-url with the portal's own address.");
        }
        // The root of a public suffix such as co.uk is none: a cookie there would go to everybody's servers below it.
        if (!plain.matches("[a-z0-9-]+([.][a-z0-9-]+)+") || SUFFIXES.getDomainRoot(plain) == null) {
            throw refused("The domain must be one of the company's own, such as example.com.");
        }
        if (!isBelow(publicUrl, plain) || !isBelow(base, plain)) {
            throw refused("Portal and CDN must both be below the domain of the cookies.");
        }
        return plain;
    }

    private static boolean isBelow(String address, String domain) {
        String host = URI.create(address).getHost();
        return host != null && host.toLowerCase(Locale.ROOT).endsWith("." + domain);
    }

    private static LoggiaException refused(String why) {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, why);
    }
}

package io.loggia.portal.delivery.control.purging;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * By what a CDN is told to forget.
 *
 * @param address of the vendor's own interface, without a slash at its end; for {@code PURGE} of the CDN itself
 * @param target a distribution, a service, at Akamai the client token; empty where the vendor wants none
 * @param user an access key, at Akamai the access token; empty where the vendor wants none
 * @param secret empty where none is set
 */
public record PurgeSetup(PurgeScheme scheme, String address, String target, String user, String secret) {

    /** Nothing is told to anybody. */
    public static final PurgeSetup NONE = new PurgeSetup(PurgeScheme.NONE, "", "", "", "");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{0,200}");

    public boolean tells() {
        return scheme != PurgeScheme.NONE;
    }

    /** @throws IllegalArgumentException for what cannot be called; the message is for the admin */
    public void check() {
        if (!tells()) {
            return;
        }
        URI uri = URI.create(address);
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The address for purging must be like https://api.example.com.");
        }
        if ((scheme.hasTarget() && !WORD.matcher(target).matches())
                || (scheme.hasUser() && !WORD.matcher(user).matches())) {
            throw new IllegalArgumentException(
                    "What names service and account may have letters, digits, “-” and “_” only.");
        }
        if (!SECRET.matcher(secret).matches() || (scheme != PurgeScheme.PURGE && secret.isEmpty())) {
            throw new IllegalArgumentException(
                    "The secret for purging is missing, or has characters that no vendor uses.");
        }
    }

    @Override
    public String toString() {
        return "PurgeSetup[" + scheme + " " + address + " " + target + "]";
    }
}

package io.loggia.portal.delivery.control.signing;

import java.util.Map;

/**
 * A signature, where it travels.
 *
 * @param prefix what stands before a file's name, with the signature in it where it travels in the path
 * @param query what stands behind a question mark; empty where it travels elsewhere
 * @param cookies by name; empty where it travels elsewhere
 */
public record SignedAccess(String prefix, String query, Map<String, String> cookies) {

    public SignedAccess {
        cookies = Map.copyOf(cookies);
    }

    static SignedAccess inPath(String prefix) {
        return new SignedAccess(prefix, "", Map.of());
    }

    static SignedAccess inQuery(SignedScope scope, String query) {
        return new SignedAccess(scope.url(), query, Map.of());
    }

    static SignedAccess inCookies(SignedScope scope, Map<String, String> cookies) {
        return new SignedAccess(scope.url(), "", cookies);
    }

    /** @param file below the folder that was signed, in the alphabet of {@link SignedScope}; empty for a signed file */
    public String url(String file) {
        return query.isEmpty() ? prefix + file : prefix + file + "?" + query;
    }
}

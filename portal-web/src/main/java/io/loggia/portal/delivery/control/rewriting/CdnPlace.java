package io.loggia.portal.delivery.control.rewriting;

import java.util.regex.Pattern;

/**
 * Where a playlist's neighbours lie at a CDN, and what opens them.
 *
 * @param folder the address of the playlist's own folder there, with a slash at its end
 * @param query of the signature that opens it
 */
public record CdnPlace(String folder, String query) {

    /** As we name files. All else is left as it stands: a signature never goes to an address that it was not made for. */
    private static final Pattern OURS =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,4}");

    public CdnPlace {
        if (!folder.endsWith("/") || query.isEmpty()) {
            throw new IllegalArgumentException("A folder and a signature are needed: " + folder);
        }
    }

    /** Whether a name is one of ours, and none of what is rewritten itself and therefore stays with the portal. */
    static boolean isMoved(String name) {
        return isOurs(name) && !name.endsWith(".m3u8") && !name.endsWith(".mpd");
    }

    static boolean isOurs(String name) {
        return OURS.matcher(name).matches() && !name.contains("..") && !name.contains("./") && !name.endsWith(".");
    }

    String address(String name) {
        return folder + name + "?" + query;
    }
}

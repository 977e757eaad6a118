package io.loggia.portal.delivery.control.signing;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What one signature opens: a folder with all that is below it, or one file.
 *
 * <p>The alphabet is small on purpose. What a scheme may take for a wildcard ({@code *}, {@code ?}), for one of its own
 * delimiters ({@code ~}, {@code !}, {@code =}, {@code &}, {@code :}) or for another spelling of a path ({@code %}, {@code
 * ..}, {@code //}) cannot be in it (attacks C03, C04, C06); so nothing is ever escaped, by nobody.
 *
 * @param base the CDN's address without a slash at its end
 * @param path below the base; ends with a slash if it is a folder
 */
public record SignedScope(String base, String path) {

    private static final int MAX_PATH = 400;
    private static final Pattern BASE =
            Pattern.compile("https?://[a-z0-9.-]{1,255}(?::[0-9]{1,5})?(?:/[A-Za-z0-9_-]{1,64}){0,4}");
    /** Two steps at least, so that nobody signs the whole of a CDN. */
    private static final Pattern FOLDER = Pattern.compile("(?:/[A-Za-z0-9_-]{1,64}){2,8}/");

    private static final Pattern FILE =
            Pattern.compile("(?:/[A-Za-z0-9_-]{1,64}){1,8}/[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+){0,4}");

    public SignedScope {
        boolean isSpelledAsOurs = path.endsWith("/")
                ? FOLDER.matcher(path).matches()
                : FILE.matcher(path).matches();
        if (path.length() > MAX_PATH || !isSpelledAsOurs) {
            throw new IllegalArgumentException("Not a path that is signed: " + path);
        }
        if (!BASE.matcher(base).matches()) {
            throw new IllegalArgumentException("Not a CDN's address: " + base);
        }
    }

    /**
     * The address of a CDN as it is signed: in lower case as far as case means nothing, without a slash at its end.
     *
     * @throws IllegalArgumentException for what cannot be one
     */
    public static String base(String address) {
        URI uri = URI.create(address.strip());
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("Not a CDN's address: " + address);
        }
        String path = uri.getRawPath().replaceAll("/+$", "");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String base =
                uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path;
        if (!BASE.matcher(base).matches()) {
            throw new IllegalArgumentException("Not a CDN's address: " + address);
        }
        return base;
    }

    boolean isFolder() {
        return path.endsWith("/");
    }

    String url() {
        return base + path;
    }

    /** The path as the CDN sees it. */
    String seenPath() {
        return url().substring(origin().length());
    }

    /** Scheme and host. */
    String origin() {
        int slash = base.indexOf('/', base.indexOf("//") + 2);
        return slash < 0 ? base : base.substring(0, slash);
    }
}

package io.loggia.portal.delivery.control.signing;

/** Where a signature travels. */
public enum Placement {
    /** Behind the question mark: relative addresses do not inherit it, so playlists are rewritten. */
    QUERY,
    /** In the path before the file: relative addresses inherit it, playlists stay as they are. */
    PATH,
    /** In cookies of the domain that portal and CDN share: playlists stay as they are. */
    COOKIE,
    /** Behind the question mark of the first address alone; the CDN signs what follows by itself. */
    START
}

package io.loggia.portal.storage.control;

/** What lies in a store, each of which may have one of its own. */
public enum StoredKind {
    /** Uploaded files. */
    ORIGINALS,
    /** What was made of them, pictures as well. */
    RENDITIONS;

    static final String ORIGINALS_PREFIX = "sources/";

    /** By the key, which begins with what it is. */
    public static StoredKind of(String key) {
        return key.startsWith(ORIGINALS_PREFIX) ? ORIGINALS : RENDITIONS;
    }
}

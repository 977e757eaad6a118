package io.loggia.portal.playback.control;

import java.util.Map;
import java.util.Optional;

/** How a kind of file is served. What is not listed here is not served, whatever lies in the folder. */
public enum MediaFileType {
    HLS_PLAYLIST("application/vnd.apple.mpegurl", false),
    DASH_MANIFEST("application/dash+xml", false),
    SEGMENT("video/iso.segment", true),
    MP4("video/mp4", true),
    MP4_AUDIO("audio/mp4", true),
    CAPTIONS("text/vtt; charset=utf-8", true),
    /** Made when it is asked for; the text may be corrected at any time. */
    MADE_CAPTIONS("text/vtt; charset=utf-8", false),
    /** The same in segments of MP4. */
    MADE_TEXT("application/mp4", false),
    JPEG("image/jpeg", true),
    PNG("image/png", true),
    WEBP("image/webp", true);

    private static final Map<String, MediaFileType> BY_EXTENSION = Map.of(
            "m3u8", HLS_PLAYLIST,
            "mpd", DASH_MANIFEST,
            "m4s", SEGMENT,
            "mp4", MP4,
            "m4a", MP4_AUDIO,
            "vtt", CAPTIONS,
            "cmft", MADE_TEXT,
            "jpg", JPEG,
            "png", PNG,
            "webp", WEBP);

    private final String contentType;
    private final boolean immutable;

    MediaFileType(String contentType, boolean immutable) {
        this.contentType = contentType;
        this.immutable = immutable;
    }

    public static Optional<MediaFileType> of(String file) {
        return Optional.ofNullable(BY_EXTENSION.get(file.substring(file.lastIndexOf('.') + 1)));
    }

    /** The type of a file of this type that is made anew for each answer. */
    MediaFileType made() {
        return this == CAPTIONS ? MADE_CAPTIONS : this;
    }

    public String contentType() {
        return contentType;
    }

    /** Whether a file of this kind, once written, stays as it is. */
    public boolean isImmutable() {
        return immutable;
    }

    /**
     * Private, since the address holds one person's grant: no shared cache may answer it for another (C15). Segments
     * never change under one address. Playlists may, and one that grows is stale after seconds, so each use asks.
     */
    public String cacheControl() {
        return immutable ? "private, max-age=31536000, immutable" : "private, no-cache";
    }

    /**
     * For the CDN that fetches from us, whose addresses are the same for everybody, and which lets nobody in without a
     * signature. Playlists grow and captions are corrected, so it asks for them again after seconds.
     */
    public String originCacheControl() {
        return immutable ? "public, max-age=31536000, immutable" : "public, max-age=2";
    }
}

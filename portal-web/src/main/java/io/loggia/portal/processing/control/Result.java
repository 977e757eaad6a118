package io.loggia.portal.processing.control;

import io.loggia.media.probe.MediaInfo;
import org.jspecify.annotations.Nullable;

/** What an attempt brought, to be published if the attempt still counts. */
public sealed interface Result {

    /** Something worth telling although it went well. */
    default @Nullable String note() {
        return null;
    }

    record Probed(MediaInfo info) implements Result {}

    /** @param key of the folder with the master playlist */
    record Packaged(String key, @Nullable String note) implements Result {}

    /** @param key of the folder with the pictures */
    record Pictured(String key) implements Result {}
}

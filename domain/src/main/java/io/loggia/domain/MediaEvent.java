package io.loggia.domain;

/** A fact about a media item that other features act on. Fired inside the transaction that makes it true. */
public sealed interface MediaEvent {

    MediaId mediaId();

    /** All bytes of a new revision lie in storage. */
    record SourceStored(MediaId mediaId, RevisionId revisionId) implements MediaEvent {}

    /** A playable master exists for the revision, or a better one took its place. */
    record Playable(MediaId mediaId, RevisionId revisionId) implements MediaEvent {}

    /** Title, description, tags, language, channel, audience, window or state changed. */
    record DetailsChanged(MediaId mediaId) implements MediaEvent {}

    /** A caption track was added, replaced or removed. */
    record CaptionsChanged(MediaId mediaId) implements MediaEvent {}

    /** The item is gone, with all that was made of it. */
    record Deleted(MediaId mediaId) implements MediaEvent {}
}

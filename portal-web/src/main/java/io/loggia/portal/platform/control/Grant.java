package io.loggia.portal.platform.control;

import io.loggia.domain.MediaId;
import java.time.Instant;
import java.util.UUID;

/**
 * What a signed media URL allows: the files of one folder, made of one item, for one login session, until a time.
 *
 * @param folder a key in the {@link MediaStore}; files directly in it and below are meant
 */
public record Grant(UUID sessionId, MediaId mediaId, String folder, Instant expires) {}

package io.loggia.portal.upload.control;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way in.
 *
 * @param offset where the client believes they belong
 * @param length how many the client announced; -1 when it did not say
 */
public record Chunk(long offset, long length, @Nullable UploadChecksum checksum, InputStream body) {}

package io.loggia.portal.platform.control;

import io.loggia.domain.MediaId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a signed media URL allows: the files of one folder, made of one item, for one login session, until a time.
 *
 * @param folder a key in the {@link MediaStore}; files directly in it and below are meant
 * @param network from where alone; null for from anywhere
 */
public record Grant(
        UUID sessionId,
        MediaId mediaId,
        String folder,
        Instant expires,
        @Nullable Network network) {

    public Grant(UUID sessionId, MediaId mediaId, String folder, Instant expires) {
        this(sessionId, mediaId, folder, expires, null);
    }

    /** Whether whoever asks from an address may use it, as far as networks go. */
    public boolean reaches(String address) {
        return network == null || Network.of(address).filter(network::equals).isPresent();
    }
}

package io.loggia.portal.platform.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Signs the URLs under which our own edge serves media, and reads them back. The caller has decided that the viewer may
 * see the item; the edge asks again while it serves.
 */
@ApplicationScoped
public class MediaUrls {

    private static final System.Logger LOGGER = System.getLogger(MediaUrls.class.getName());
    private static final String SECRET = "media-key";
    private static final int SECRET_BYTES = 32;

    @Inject
    private LoginScope login;

    @Inject
    private SecretFiles secrets;

    @Inject
    @ConfigProperties
    private MediaUrlConfig config;

    private volatile @Nullable Ring ring;

    /**
     * A URL for one file. Files that it names by relative URI, as playlists do, are reached by the same grant.
     *
     * @param viewer on whose behalf; must be the caller of the current request
     * @param folderKey the folder in the {@link MediaStore} that is granted
     * @param file a file in it
     */
    public String url(Viewer viewer, MediaId media, String folderKey, String file) {
        return url(viewer, media, folderKey, file, expiresAt());
    }

    /** The same until a moment that something else calls for. */
    public String url(Viewer viewer, MediaId media, String folderKey, String file, Instant expires) {
        Network network = config.boundToNetwork ? Network.of(login.address()).orElseThrow(MediaUrls::nowhere) : null;
        Grant grant = new Grant(login.sessionId(), media, folderKey, expires, network);
        return "/media/" + GrantCodec.encode(grant, keys()) + "/" + file;
    }

    /** When a URL signed now ends. */
    public Instant expiresAt() {
        return expiry(Instant.now(), config.life);
    }

    private static LoggiaException nowhere() {
        return new LoggiaException(ErrorCode.FORBIDDEN, "The server cannot tell what network you are in.");
    }

    /**
     * Reads a token back.
     *
     * @param address from where it is used
     * @throws LoggiaException {@link ErrorCode#FORBIDDEN} when the token is not ours, was changed, is over, or was given to
     *     somebody in another network
     */
    public Grant verify(String token, String address) {
        Grant grant = GrantCodec.decode(token, keys(), Instant.now());
        if (!grant.reaches(address)) {
            throw new LoggiaException(
                    ErrorCode.FORBIDDEN, "This media link was given to another network. Open the page again.");
        }
        return grant;
    }

    /** The same for every call within a quarter of the life, so that a poster keeps its address and stays cached. */
    static Instant expiry(Instant now, Duration life) {
        long step = Math.max(1, life.toSeconds() / 4);
        return Instant.ofEpochSecond((now.getEpochSecond() / step + 1) * step).plus(life);
    }

    /** Read anew now and then, so that keys are rotated without a restart. */
    private MediaKeys keys() {
        Ring known = ring;
        Instant now = Instant.now();
        if (known == null || known.readAt().plus(config.keysReadEvery).isBefore(now)) {
            known = Ring.read(() -> secrets.readOrCreate(SECRET, SECRET_BYTES), known, now);
            ring = known;
        }
        return known.keys();
    }

    /**
     * Keys as they were read.
     *
     * @param stale whether the last look found none, so that older ones go on; said once
     */
    record Ring(MediaKeys keys, Instant readAt, boolean stale) {

        /** Whoever saves the file by hand may save half of it; what was signed until then goes on meanwhile. */
        static Ring read(Supplier<String> words, @Nullable Ring before, Instant now) {
            try {
                return new Ring(MediaKeys.parse(words.get()), now, /* stale= */ false);
            } catch (IllegalArgumentException | UncheckedIOException e) {
                if (before == null) {
                    throw e;
                }
                if (!before.stale()) {
                    LOGGER.log(
                            Level.ERROR,
                            "The file of the media keys cannot be read; the keys before go on until it can, and until"
                                    + " the next start at most",
                            e);
                }
                return new Ring(before.keys(), now, /* stale= */ true);
            }
        }
    }
}

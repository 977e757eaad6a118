package io.loggia.portal.playback.control;

import io.loggia.domain.RevisionId;
import io.loggia.portal.delivery.control.Cdn;
import io.loggia.portal.delivery.control.DeliverySetup;
import io.loggia.portal.delivery.control.rewriting.CdnPlace;
import io.loggia.portal.delivery.control.rewriting.DashRewriter;
import io.loggia.portal.delivery.control.rewriting.HlsRewriter;
import io.loggia.portal.delivery.control.rewriting.StoryboardRewriter;
import io.loggia.portal.delivery.control.signing.Placement;
import io.loggia.portal.delivery.control.signing.SignedAccess;
import io.loggia.portal.platform.control.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * For a CDN whose signature travels behind the question mark: our own edge hands out playlists, manifests and storyboards,
 * and what they name lies at the CDN, opened until the end of the grant by one signature.
 */
@ApplicationScoped
public class CdnPlaylists {

    @Inject
    private DeliverySetup delivery;

    @Inject
    private OriginFolders folders;

    /** The file as it is, where it names nothing or our own edge delivers. */
    public MediaFile rewritten(Grant grant, String name, MediaFile file) {
        boolean names = file.type() == MediaFileType.HLS_PLAYLIST
                || file.type() == MediaFileType.DASH_MANIFEST
                || file.type() == MediaFileType.CAPTIONS;
        Optional<Cdn> cdn = names ? delivery.cdn() : Optional.empty();
        return cdn.filter(one -> one.placement() == Placement.QUERY)
                .filter(one -> folders.isOpen(grant.mediaId(), revision(grant.folder())))
                .map(one -> rewritten(one, grant, name, file))
                .orElse(file);
    }

    private static RevisionId revision(String folder) {
        return RevisionId.parse(folder.split("/", -1)[1]);
    }

    private static MediaFile rewritten(Cdn cdn, Grant grant, String name, MediaFile file) {
        // A grant may be older than the CDN, and then outlive what may be signed for it.
        Instant latest = cdn.latest(Instant.now());
        SignedAccess access = cdn.access(grant.mediaId(), grant.expires().isAfter(latest) ? latest : grant.expires());
        String folder = access.prefix() + grant.folder() + "/" + name.substring(0, name.lastIndexOf('/') + 1);
        try {
            return MediaFile.made(
                    text(file, new CdnPlace(folder, access.query())),
                    file.type().made());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(MediaFile file, CdnPlace place) throws IOException {
        if (file.type() == MediaFileType.DASH_MANIFEST) {
            return DashRewriter.rewrite(file.text(), place);
        }
        StringReader in = new StringReader(file.text());
        StringWriter out = new StringWriter();
        if (file.type() == MediaFileType.HLS_PLAYLIST) {
            HlsRewriter.rewrite(in, out, place);
        } else {
            StoryboardRewriter.rewrite(in, out, place);
        }
        return out.toString();
    }
}

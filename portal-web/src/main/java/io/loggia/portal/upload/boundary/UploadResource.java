package io.loggia.portal.upload.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.domain.UploadId;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.upload.control.Chunk;
import io.loggia.portal.upload.control.UploadAdmission;
import io.loggia.portal.upload.control.UploadChecksum;
import io.loggia.portal.upload.control.UploadConfig;
import io.loggia.portal.upload.control.UploadIntake;
import io.loggia.portal.upload.control.UploadMetadata;
import io.loggia.portal.upload.control.UploadRef;
import io.loggia.portal.upload.control.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Uploads by tus 1.0.0 with creation, creation-with-upload, termination, checksum and expiration. */
@Path("uploads")
@Tus
@RequestScoped
@Requires(Permission.CREATE_MEDIA)
public class UploadResource {

    private static final String EXTENSIONS = "creation,creation-with-upload,termination,checksum,expiration";
    /** IMF-fixdate of RFC 9110 §5.6.7, with two digits for the day. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** After these the client has no address to go on from, so nothing is kept. */
    private static final Set<ErrorCode> SPOIL_CREATION = EnumSet.of(
            ErrorCode.UPLOAD_CHECKSUM, ErrorCode.UPLOAD_TOO_LARGE, ErrorCode.NO_SPACE, ErrorCode.UNAVAILABLE);

    @Inject
    private UploadAdmission admission;

    @Inject
    private UploadIntake intake;

    @Inject
    private Uploads uploads;

    @Inject
    private CurrentViewer current;

    @Inject
    private Room room;

    @Inject
    @ConfigProperties
    private UploadConfig config;

    @Context
    private HttpHeaders headers;

    @Context
    private UriInfo uri;

    /** What this server speaks; needs neither sign-in nor version. */
    @OPTIONS
    @Requires(Permission.PUBLIC)
    public Response options() {
        return Response.noContent()
                .header(Tus.SUPPORTED, Tus.VERSION)
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Max-Size", config.maxBytes)
                .header("Tus-Checksum-Algorithm", String.join(",", UploadChecksum.ALGORITHMS))
                .build();
    }

    @OPTIONS
    @Path("{id}")
    @Requires(Permission.PUBLIC)
    public Response optionsOfOne(@PathParam("id") String id) {
        return options();
    }

    /** The caller's unfinished uploads, so that a page that was closed can go on with them; and whether there is room for more. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public UnfinishedUploads unfinished() {
        return UnfinishedUploads.of(
                uploads.unfinishedOf(current.viewer().id()), room.allowsUploads(), room.allowsWork());
    }

    @POST
    public Response create(InputStream body) {
        if (headers.getHeaderString("Upload-Defer-Length") != null) {
            throw invalid("Upload-Defer-Length is not supported: announce the length by Upload-Length.");
        }
        boolean withBytes = headers.getHeaderString(HttpHeaders.CONTENT_TYPE) != null && announced() != 0;
        if (withBytes) {
            requireChunkType();
        }
        UploadChecksum checksum = UploadChecksum.parse(headers.getHeaderString(Tus.UPLOAD_CHECKSUM));
        UploadMetadata metadata = UploadMetadata.parse(headers.getHeaderString(Tus.UPLOAD_METADATA));
        Viewer viewer = current.viewer();
        UploadRef upload = admission.admit(viewer, number(Tus.UPLOAD_LENGTH), metadata);
        if (withBytes) {
            upload = firstChunk(viewer, upload, new Chunk(0, announced(), checksum, body));
        }
        // As a path, not an address: behind a proxy this server does not know its own.
        ResponseBuilder created = Response.status(Status.CREATED)
                .header(HttpHeaders.LOCATION, uri.getBaseUri().getRawPath() + "uploads/" + upload.id());
        return state(withBytes ? created.header(Tus.UPLOAD_OFFSET, upload.received()) : created, upload);
    }

    @HEAD
    @Path("{id}")
    public Response status(@PathParam("id") String id) {
        UploadRef upload = intake.status(UploadId.parse(id), current.viewer().id());
        ResponseBuilder ok =
                Response.ok().header(Tus.UPLOAD_OFFSET, upload.received()).header(Tus.UPLOAD_LENGTH, upload.length());
        return state(upload.metadata().isEmpty() ? ok : ok.header(Tus.UPLOAD_METADATA, upload.metadata()), upload);
    }

    @PATCH
    @Path("{id}")
    public Response append(@PathParam("id") String id, InputStream body) {
        requireChunkType();
        UploadChecksum checksum = UploadChecksum.parse(headers.getHeaderString(Tus.UPLOAD_CHECKSUM));
        Chunk chunk = new Chunk(number(Tus.UPLOAD_OFFSET), announced(), checksum, body);
        UploadRef upload = intake.append(UploadId.parse(id), current.viewer().id(), chunk);
        return state(Response.noContent().header(Tus.UPLOAD_OFFSET, upload.received()), upload);
    }

    @DELETE
    @Path("{id}")
    public Response terminate(@PathParam("id") String id) {
        intake.terminate(UploadId.parse(id), current.viewer().id());
        return Response.noContent().build();
    }

    private UploadRef firstChunk(Viewer viewer, UploadRef upload, Chunk chunk) {
        try {
            return intake.append(upload.id(), viewer.id(), chunk);
        } catch (LoggiaException e) {
            if (SPOIL_CREATION.contains(e.code())) {
                intake.terminate(upload.id(), viewer.id());
            }
            throw e;
        }
    }

    private static Response state(ResponseBuilder answer, UploadRef upload) {
        return answer.header(Tus.MEDIA_ID, upload.mediaId())
                .header(Tus.UPLOAD_EXPIRES, HTTP_DATE.format(upload.expiresAt()))
                .build();
    }

    private void requireChunkType() {
        if (!Tus.CHUNK_TYPE.equalsIgnoreCase(headers.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            throw new LoggiaException(ErrorCode.UNSUPPORTED_TYPE, "Send bytes as " + Tus.CHUNK_TYPE + ".");
        }
    }

    private long announced() {
        return headers.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null ? -1 : number(HttpHeaders.CONTENT_LENGTH);
    }

    /** "The value MUST be a non-negative integer." Digits alone; eighteen of them, which is more than any file. */
    private long number(String header) {
        String text = headers.getHeaderString(header);
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw invalid(header + " must be a non-negative integer.");
        }
        return Long.parseLong(text);
    }

    private static LoggiaException invalid(String detail) {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, detail);
    }

    /**
     * The answer of {@code GET /uploads}.
     *
     * @param takesUploads false while the storage is too full for new ones
     * @param takesWork false while it is too full to make anything of them
     */
    public record UnfinishedUploads(List<Item> items, boolean takesUploads, boolean takesWork) {

        /** One of them; {@code offset} bytes of {@code length} are durable. */
        public record Item(String id, String fileName, String mediaId, long offset, long length, Instant expiresAt) {}

        static UnfinishedUploads of(List<UploadRef> uploads, boolean takesUploads, boolean takesWork) {
            return new UnfinishedUploads(
                    uploads.stream()
                            .map(upload -> new Item(
                                    upload.id().toString(),
                                    upload.fileName(),
                                    upload.mediaId().toString(),
                                    upload.received(),
                                    upload.length(),
                                    upload.expiresAt()))
                            .toList(),
                    takesUploads,
                    takesWork);
        }
    }
}

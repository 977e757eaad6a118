package io.loggia.portal.identity.boundary;

import io.loggia.domain.Permission;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.PersonalBook;
import io.loggia.portal.platform.control.AttachmentName;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** All that is stored of the caller, as a file to keep (GDPR, article 15 and 20). */
@Path("me/data")
@RequestScoped
public class MyDataResource {

    private static final String FILE = "loggia-my-data.json";

    @Inject
    private PersonalBook book;

    @Inject
    private CurrentViewer current;

    /** One object; of each kind of thing that is stored its rows, the oldest first. */
    @GET
    @Requires(Permission.SIGNED_IN)
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public Response data() {
        return Response.ok(book.of(current.viewer().id()))
                .header(HttpHeaders.CONTENT_DISPOSITION, AttachmentName.header(FILE))
                .build();
    }
}

package io.loggia.portal.identity.boundary;

import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.platform.control.AttachmentName;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that is stored of the caller, as a file to keep (GDPR, article 15 and 20). */
@Path("me/data")
@RequestScoped
public class MyDataResource {

    private static final String FILE = "loggia-my-data.json";

    @Inject
    @Any
    private Instance<PersonalData> features;

    @Inject
    private CurrentViewer current;

    /** One object; of each kind of thing that is stored its rows, the oldest first. */
    @GET
    @Requires(Permission.SIGNED_IN)
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public Response data() {
        PersonId person = current.viewer().id();
        Map<String, List<Map<String, Object>>> all = new TreeMap<>();
        features.forEach(feature -> all.putAll(feature.of(person)));
        return Response.ok(all)
                .header(HttpHeaders.CONTENT_DISPOSITION, AttachmentName.header(FILE))
                .build();
    }
}

package io.loggia.bench.empty;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** Takes a body and does nothing with it. */
@Path("empty")
public class EmptyResource {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void take(String body) {
        // Nothing is what is measured.
    }
}

package io.loggia.portal.admin.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonRecord;
import io.loggia.portal.identity.control.SessionList;
import io.loggia.portal.identity.control.SessionList.LiveSession;
import io.loggia.portal.identity.control.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs people out who do not do it themselves. */
@ApplicationScoped
public class SessionEndings {

    @Inject
    private SessionList list;

    @Inject
    private Sessions sessions;

    @Inject
    private People people;

    @Inject
    private CurrentViewer current;

    @Inject
    private PersonStates states;

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the person has no such session */
    public void end(PersonId person, UUID session) {
        PersonRecord who = require(person);
        LiveSession found = list.find(person, session)
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such session."));
        end(who, found);
    }

    /** Ends them all but the one that asks for it. */
    public void endAll(PersonId person) {
        PersonRecord who = require(person);
        list(person).stream().filter(session -> !isCurrent(session)).forEach(session -> end(who, session));
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such person */
    public List<LiveSession> list(PersonId person) {
        require(person);
        return list.of(person);
    }

    public boolean isCurrent(LiveSession session) {
        return session.id().equals(current.sessionId());
    }

    private void end(PersonRecord person, LiveSession session) {
        sessions.end(session.id());
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("method", session.method().name());
        state.put("provider", session.provider());
        state.put("client", session.client());
        state.put("address", session.address());
        state.put("since", session.createdAt().toString());
        states.write("session.ended", person, Difference.gone(state));
    }

    private PersonRecord require(PersonId id) {
        return people.find(id).orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such person."));
    }
}

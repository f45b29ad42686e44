package dev.annals.query.identity.whatif;

import dev.annals.api.security.Permission;
import dev.annals.platform.identity.CompiledRules;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.security.Requires;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what other identity rules would change. */
@RestController
@RequestMapping("/api/v1/identity")
@Requires(Permission.READ_MASKED)
@Tag(name = "Identity")
public class WhatIfController {

    private final WhatIf whatIf;
    private final RulesInForce rules;
    private final ReadModel<FragmentDocument> fragments;
    private final ReadGate gate;

    public WhatIfController(WhatIf whatIf, RulesInForce rules, ReadModel<FragmentDocument> fragments, ReadGate gate) {
        this.whatIf = whatIf;
        this.rules = rules;
        this.fragments = fragments;
        this.gate = gate;
    }

    @PostMapping(
            path = "/what-if",
            consumes = {RulesBody.YAML, RulesBody.TEXT_YAML, RulesBody.FORMER_YAML, RulesBody.JSON, RulesBody.TEXT})
    @RulesBody
    @ReadOfAPerson
    @Operation(
            operationId = "whatIf",
            summary = "What other identity rules would change",
            description = "Groups everybody by the rules in force and by these, as if they held for the whole past, and"
                    + " changes nothing. Profiles whose identifiers are shown unmasked are recorded as read.")
    ResponseEntity<WhatIfView> whatIf(@RequestBody byte[] body, HttpServletRequest request) {
        CandidateFile candidate = CandidateFile.of(body);
        Reader reader = Reader.of(request);
        long position = gate.await(reader, fragments.processor());
        CompiledRules now = rules.now();
        WhatIfPicture picture = new WhatIfPicture(whatIf.compare(now, candidate.rules()), fragments);
        Masking masking = reader.seesClearly() ? Masking.CLEAR : Masking.MASKED;
        picture.profiles().forEach(profile -> gate.disclose(reader, profile, "identity what-if"));
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(picture.view(now.rules().version(), position, masking));
    }
}

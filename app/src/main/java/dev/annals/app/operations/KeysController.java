package dev.annals.app.operations;

import dev.annals.api.security.Permission;
import dev.annals.app.oversight.RecordedRotations;
import dev.annals.axonserver.keys.KeyRotation;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows under which master key the keys of subjects are wrapped, and replaces it. */
@RestController
@RequestMapping("/api/v1/operations/keys")
@Requires(Permission.OPERATE)
@Tag(name = "operations")
class KeysController {

    private final KeyRotation rotation;
    private final RecordedRotations recorded;

    KeysController(KeyRotation rotation, RecordedRotations recorded) {
        this.rotation = rotation;
        this.recorded = recorded;
    }

    @GetMapping
    @Operation(summary = "Count the keys of subjects by the master key that wraps them")
    KeyRotation.Status status() {
        return rotation.status();
    }

    @PostMapping("/rotate")
    @Operation(summary = "Make a new master key, wrap everything under it, and drop the old one")
    KeyRotation.Status rotate() {
        KeyRotation.Status rotated = rotation.rotate();
        recorded.rotated(rotated.version());
        return rotated;
    }
}

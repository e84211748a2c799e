package dev.quittance.notification;

import dev.quittance.localstack.teststack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** Gives every test of this service a real broker and a real database. */
@QuarkusTestResource(
    value = StackTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "notifications"))
final class RealStack {

  private RealStack() {}
}

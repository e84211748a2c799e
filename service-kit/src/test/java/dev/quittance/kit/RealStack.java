package dev.quittance.kit;

import dev.quittance.localstack.teststack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** Gives every test of the kit a real broker and a real database. */
@QuarkusTestResource(
    value = StackTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "orders"))
final class RealStack {

  private RealStack() {}
}

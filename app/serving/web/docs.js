"use strict";

// Swagger UI fills in the example of every parameter. All filters at once find nothing, so only
// a required parameter keeps its example as a value.
function fillOnlyRequired(parameter) {
  const example = exampleOf(parameter);
  if (example === undefined) return;
  delete parameter.example;
  delete parameter.examples;
  if (parameter.required) {
    parameter.example = example;
  } else {
    parameter.schema = { ...parameter.schema, examples: [example] };
  }
}

function exampleOf({ example, examples, schema }) {
  return example ?? Object.values(examples ?? {})[0]?.value ?? schema?.examples?.[0];
}

function fillOnlyRequiredIn(api) {
  for (const path of Object.values(api.paths ?? {})) {
    for (const operation of Object.values(path)) {
      (operation.parameters ?? []).forEach(fillOnlyRequired);
    }
  }
  return api;
}

// The other parameters show their example in the empty field.
function withPlaceholder(Field, { React }) {
  return (props) => {
    const example = props.schema?.getIn(["examples", 0]);
    const description = example === undefined ? props.description : `e.g. ${example}`;
    return React.createElement(Field, { ...props, description });
  };
}

// The downloads, one for each list, stay closed until somebody opens them or comes for one.
function closeDownloads() {
  if (!location.hash.startsWith("#/downloads")) {
    page.layoutActions.show(["operations-tag", "downloads"], false);
  }
}

const ours = {
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: (update) => (api) => update(fillOnlyRequiredIn(api)),
      },
    },
  },
  wrapComponents: { JsonSchema_string: withPlaceholder },
};

const page = SwaggerUIBundle({
  dom_id: "#docs",
  // Relative, so that the page works behind a path prefix too.
  url: "openapi.json",
  plugins: [ours],
  onComplete: closeDownloads,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  // The default asks a public validator on every visit.
  validatorUrl: null,
});
